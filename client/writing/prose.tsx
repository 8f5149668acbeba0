/** Text from the archive as paragraphs: a blank line begins a new one. */
export function Prose(props: { readonly text: string; readonly className?: string }) {
  const paragraphs = paragraphsOf(props.text);
  if (paragraphs.length === 0) return null;
  return (
    <div className={`prose ${props.className ?? ''}`}>
      {paragraphs.map((paragraph, index) => (
        // The paragraphs of a text have no names of their own and never change places.
        <p key={index} dir="auto">
          {paragraph}
        </p>
      ))}
    </div>
  );
}

function paragraphsOf(text: string): readonly string[] {
  return text
    .split(/\n\s*\n/u)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}
