import type { FieldProblem } from '../appending/append-events.ts';
import { ActorsField } from '../fields/actors-field.tsx';
import { ChroniclesField } from '../fields/chronicles-field.tsx';
import { EffectsField } from '../fields/effects-field.tsx';
import { ImportanceField } from '../fields/importance-field.tsx';
import { NewThingsContext } from '../fields/new-things.ts';
import { fieldIdOf, problemsUnder } from '../fields/problems.ts';
import { KindField } from '../fields/term-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { PlacesField, TagsField } from '../fields/words-field.tsx';
import { Section } from '../occurrence/section.tsx';
import { withThing } from './saying.ts';
import type { TellingDraft } from './telling.ts';

interface ReviseFormProps {
  readonly form: string;
  readonly draft: TellingDraft;
  readonly onChange: (change: (former: TellingDraft) => TellingDraft) => void;
  readonly problems: readonly FieldProblem[];
}

/** All that a revision can tell otherwise, in the order of the form with which one adds. */
export function ReviseForm({ form, draft, onChange, problems }: ReviseFormProps) {
  const field = <Name extends keyof TellingDraft>(name: Name) => ({
    id: fieldIdOf(form, `/${name}`),
    value: draft[name],
    onChange: (value: TellingDraft[Name]): void =>
      onChange((former) => ({ ...former, [name]: value })),
    problems: problemsUnder(problems, `/${name}`),
  });
  const things = {
    things: draft.newThings,
    keep: (thing: TellingDraft['newThings'][number]): void =>
      onChange((former) => ({ ...former, newThings: withThing(former.newThings, thing) })),
  };
  return (
    <NewThingsContext value={things}>
      <Section title="What happened">
        <TextField {...field('title')} label="Title" />
        <KindField {...field('kind')} />
        <TextField {...field('summary')} label="Summary" isOptional rows={4} />
      </Section>
      <Section title="Who and where">
        <ActorsField {...field('actors')} />
        <PlacesField {...field('places')} />
      </Section>
      <Section title="What it changed">
        <EffectsField {...field('effects')} />
      </Section>
      <Section title="Where it is filed">
        <div className="pair">
          <TagsField {...field('tags')} />
          <ImportanceField {...field('importance')} />
        </div>
        <ChroniclesField {...field('chronicles')} />
        <TextField
          {...field('slug')}
          label="Name in addresses"
          hint="Lower-case words joined by hyphens. Links with its former name no longer find it; those with its id do."
        />
      </Section>
    </NewThingsContext>
  );
}
