import type { FieldProblem } from '../appending/append-events.ts';
import { newId } from '../appending/new-id.ts';
import { ActorsField } from '../fields/actors-field.tsx';
import { ChroniclesField } from '../fields/chronicles-field.tsx';
import { noChoice } from '../fields/choice.ts';
import { noCitation } from '../fields/citation-draft.ts';
import { CitationField } from '../fields/citation-field.tsx';
import { DateField } from '../fields/date-field.tsx';
import { EffectsField } from '../fields/effects-field.tsx';
import { ImportanceField } from '../fields/importance-field.tsx';
import { ListOf } from '../fields/list-of.tsx';
import { NewThingsContext, type NewThing } from '../fields/new-things.ts';
import { fieldIdOf, problemsUnder } from '../fields/problems.ts';
import type { RelationDraft } from '../fields/relation-draft.ts';
import { RelationField } from '../fields/relation-field.tsx';
import { KindField } from '../fields/term-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { PlacesField, TagsField } from '../fields/words-field.tsx';
import { Section } from '../occurrence/section.tsx';
import type { Draft } from './draft.ts';
import { Similar } from './similar.tsx';
import { placeOf } from './utterances.ts';

interface AddingFormProps {
  /** The id of the form, from which those of its fields are made. */
  readonly form: string;
  readonly draft: Draft;
  readonly onChange: (change: (former: Draft) => Draft) => void;
  readonly problems: readonly FieldProblem[];
}

/** All that can be said of an occurrence, in the order in which one says it: what, whence, who. */
export function AddingForm({ form, draft, onChange, problems }: AddingFormProps) {
  /** All that a field for one part of the draft is given. */
  const field = <Name extends keyof Draft>(name: Name) => ({
    id: `${form}-${name}`,
    value: draft[name],
    onChange: (value: Draft[Name]): void => onChange((former) => ({ ...former, [name]: value })),
    problems: problemsUnder(problems, `/${name}`),
  });
  const keep = (thing: NewThing): void =>
    onChange((former) => ({ ...former, newThings: withThing(former.newThings, thing) }));
  const homeOf = (id: string): string | null => {
    const place = placeOf(draft, id);
    return place === null ? null : fieldIdOf(form, place.replace(/\/new$/u, ''));
  };
  return (
    <NewThingsContext value={{ things: draft.newThings, keep, homeOf }}>
      <div className="adding-form">
        <Section title="What happened">
          <TextField {...field('title')} label="Title" />
          <DateField {...field('date')} />
          <KindField {...field('kind')} />
        </Section>
        <Section title="Where it is written">
          <ListOf {...field('citations')} one="citation" added={() => noCitation} countMin={1}>
            {(citation) => <CitationField {...citation} />}
          </ListOf>
        </Section>
        <Section title="Who and where">
          <ActorsField {...field('actors')} />
          <PlacesField {...field('places')} />
        </Section>
        <Section title="What it says, and where it is filed">
          <TextField {...field('summary')} label="Summary" isOptional rows={3} />
          <div className="pair">
            <TagsField {...field('tags')} />
            <ImportanceField {...field('importance')} />
          </div>
          <ChroniclesField {...field('chronicles')} />
        </Section>
        <Section title="What it changed">
          <EffectsField {...field('effects')} />
        </Section>
        <Section title="How it bears on other occurrences">
          <ListOf
            {...field('relations')}
            one="relation"
            added={(): RelationDraft => ({
              eventId: newId(),
              relation: 'responds-to',
              occurrence: noChoice,
              citation: { ...noCitation, ...placeOfFirst(draft) },
            })}
            countMin={0}
          >
            {(relation) => <RelationField {...relation} />}
          </ListOf>
        </Section>
        {/* Seen beside or beneath what happened, but out of the way of those who go on by Tab. */}
        <Similar draft={draft} />
      </div>
    </NewThingsContext>
  );
}

/** Most often the source that tells of an occurrence tells what it responds to. */
function placeOfFirst({ citations }: Draft) {
  const [first] = citations;
  return first === undefined ? {} : { source: first.source, locator: first.locator };
}

function withThing(things: readonly NewThing[], thing: NewThing): readonly NewThing[] {
  const at = things.findIndex(({ id }) => id === thing.id);
  return at < 0 ? [...things, thing] : things.with(at, thing);
}
