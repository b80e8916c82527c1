import { dateOrMistake } from '../../documents/index.ts';
import type { Correction } from '../../ledger/index.ts';
import type { Claim } from '../../terms/claim.ts';
import { EVENTS, RELATIONS, ROLES, type Role } from '../../terms/event.ts';
import type { Evidence } from '../../terms/evidence.ts';
import { FACTUALITIES, type Factuality } from '../../terms/factuality.ts';
import type { Filler } from '../../terms/filler.ts';
import { UNDATED } from '../../terms/interval.ts';
import { Mistake } from '../../terms/mistake.ts';
import { type Passage, passageOf } from '../../terms/passage.ts';
import { actorAsked, itemAsked, type Nearest } from '../asked.ts';
import { fillerOf } from './anchored.ts';

/** What fields are read against: the evidence, and the passage that a claim stands on. */
export interface Setting {
  readonly evidence: Evidence;
  readonly passage: Passage;
  readonly nearest: Nearest;
}

/**
 * The fields of a claim as a reviewer writes them: “recipient = Lund; when = May 2021; factuality = PS+”. A role without a value is emptied; one
 * factuality is that of the innermost holder.
 *
 * @param claim the claim as it is; its chain of holders is what values are counted against.
 * @throws Mistake where a field is none, a value is not in form, or a name is nobody's.
 */
export function fieldsFrom(
  written: string,
  claim: Pick<Claim, 'holders' | 'factuality'>,
  setting: Setting,
): Correction {
  const roles: Partial<Record<Role, Filler | null>> = {};
  let fields: Correction = {};
  let holders = claim.holders.length;
  for (const part of written.split(';').map((each) => each.trim())) {
    if (part === '') continue;
    const [, name = '', value = ''] = /^([a-z]+)\s*=\s*(.*)$/isu.exec(part) ?? [];
    const role = ROLES.find((each) => each === name.toLowerCase());
    if (role !== undefined) {
      roles[role] = value === '' ? null : roleFiller(role, value, setting);
      continue;
    }
    if (name.toLowerCase() === 'holders') {
      const chain = value.split(/\s*>\s*/u).filter((each) => each !== '');
      holders = chain.length;
      const number = { least: 1, most: 1 };
      fields = {
        ...fields,
        holders: chain.map((each) => ({
          name: each,
          named: each !== 'author',
          number,
          passage: within(each, setting),
        })),
      };
      continue;
    }
    fields = { ...fields, ...plainField(name.toLowerCase(), value, part) };
  }
  const values = fields.factuality;
  if (values !== undefined || holders !== claim.holders.length)
    fields = { ...fields, factuality: chained(values ?? claim.factuality.slice(-1), claim.factuality, holders) };
  return Object.keys(roles).length === 0 ? fields : { ...fields, roles };
}

function plainField(name: string, value: string, part: string): Correction {
  const oneOf = <T extends string>(all: readonly T[]): T => {
    const found = all.find((each) => each.toLowerCase() === value.toLowerCase());
    if (found === undefined) throw new Mistake(`“${value}” is no ${name}.`, `Write one of ${all.join(', ')}.`);
    return found;
  };
  const yes = (): boolean => {
    if (!/^(?:yes|no)$/iu.test(value)) throw new Mistake(`“${value}” is neither yes nor no.`, `Write “${name} = yes”.`);
    return value.toLowerCase() === 'yes';
  };
  switch (name) {
    case 'event':
      return { event: oneOf(EVENTS) };
    case 'relation':
      return { relation: value === '' ? null : oneOf(RELATIONS) };
    case 'when':
      return { when: value === '' ? UNDATED : { ...dateOrMistake(value, 'The time'), words: null } };
    case 'factuality':
      return { factuality: value.split(/[\s,]+/u).map(factualityFrom) };
    case 'questions':
      return { questions: yes() };
    case 'record':
      return { record: yes() };
    default:
      throw new Mistake(
        `“${part.slice(0, 60)}” corrects no field.`,
        `Write FIELD = VALUE; the fields are ${[...ROLES, 'event', 'relation', 'when', 'factuality', 'holders', 'questions', 'record'].join(', ')}.`,
      );
  }
}

function factualityFrom(value: string): Factuality {
  const found = FACTUALITIES.find((each) => each.toLowerCase() === value.toLowerCase());
  if (found === undefined)
    throw new Mistake(`“${value}” is no factuality.`, `Write one of ${FACTUALITIES.join(', ')}.`);
  return found;
}

/** A value for each holder: those given are of the innermost, the others stay as they were, and whoever is new only relays. */
function chained(values: readonly Factuality[], before: readonly Factuality[], holders: number): readonly Factuality[] {
  if (values.length > holders)
    throw new Mistake(`There are ${values.length} values for ${holders} holders.`, 'Give one for each holder.');
  const outer = holders - values.length;
  return [
    ...Array.from({ length: outer }, (_, at): Factuality => (at < before.length - 1 ? before[at]! : 'Uu')),
    ...values,
  ];
}

/**
 * Who or what a reviewer means: an actor or item of the case as it is asked for anywhere, else the words themselves, where the document has them.
 *
 * @throws Mistake where it is neither, or could be several.
 */
export function roleFiller(role: Role, words: string, { evidence, passage, nearest }: Setting): Filler {
  const stands = within(words, { evidence, passage });
  try {
    const id = role === 'item' ? itemAsked(evidence, words, nearest) : actorAsked(evidence, words, nearest);
    const filler = fillerOf(id, evidence, passage);
    // The words of the passage say best which of its mentions is meant.
    return stands !== null && names(evidence, id, words) ? { ...filler, passage: stands } : filler;
  } catch (error) {
    if (stands !== null && error instanceof Mistake && !/could be any/.test(error.message))
      return { name: words, passage: stands };
    throw error;
  }
}

function names({ actors, items }: Evidence, id: string, words: string): boolean {
  const one = [...actors, ...items].find((each) => each.id === id);
  return one !== undefined && [one.name, ...one.names].includes(words);
}

/** Where words stand: in the claim's own passage, else once in its document. */
function within(words: string, { evidence, passage }: Pick<Setting, 'evidence' | 'passage'>): Passage | null {
  const text = evidence.documents.find(({ id }) => id === passage.doc)?.text ?? null;
  if (text === null || words === '') return null;
  const inside = text.slice(passage.start, passage.end).indexOf(words);
  const at = inside >= 0 ? passage.start + inside : text.indexOf(words);
  if (at < 0 || (inside < 0 && text.includes(words, at + 1))) return null;
  return passageOf(passage.doc, text, at, at + words.length);
}
