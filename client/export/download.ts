/** Hands the reader a file that was made in the page. */
export function download(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has read it once it has begun to save.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
