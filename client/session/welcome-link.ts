/** The link that takes an invitation: its secret is in the fragment, which no server is ever sent. */
export function welcomeLink(secret: string): string {
  return `${location.origin}/welcome#${secret}`;
}
