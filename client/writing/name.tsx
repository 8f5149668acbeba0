/** A name or title from the archive, kept apart from the direction of the text around it. */
export function Name(props: { readonly children: string }) {
  return <bdi>{props.children}</bdi>;
}
