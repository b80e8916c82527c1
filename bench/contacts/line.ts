/** One engine on one input, as a line of a table. Whatever is left out is shown empty. */
export interface Line {
  /** "10M, Zipf, minutes". */
  readonly input: string;
  readonly engine: string;
  /** Its own figure: "581 M/s". */
  readonly figure: string;
  /** The figure beside those that ran in turns with it: "1.22 × textbook". */
  readonly beside?: string;
  /** Whether its answers are right: "right", "wrong on ties", "186 of 2,000 wrong". */
  readonly answers?: string;
  readonly memory?: string;
  readonly promised?: readonly Promised[];
}

/** What was promised of a line, in words, and whether this run kept it. */
export interface Promised {
  readonly told: string;
  readonly kept: boolean;
  /** It is of answers, and so of logs of any size; of speed and memory only large ones were promised anything. */
  readonly anySize?: true;
}

/** A row of what was promised: its lines are one table. */
export interface Part {
  /** "P1". */
  readonly name: string;
  readonly title: string;
  /** Its table has a row for each engine and a column for each input, where every engine is asked about every input. */
  readonly across?: boolean;
  readonly run: (setting: Setting) => Promise<readonly Line[]>;
}

/** What a part runs in. */
export interface Setting {
  /** A folder for inputs and programs, empty at first, kept for the whole run. */
  readonly scratch: string;
  /** Small inputs and few runs: all parts together within two minutes, to see whether something broke. Of their speed nothing was promised. */
  readonly quick: boolean;
  /** How many contacts were asked for, by --size; null: as many as the part has by default. */
  readonly size: number | null;
  /** Tells whoever waits how far it is. */
  readonly say: (progress: string) => void;
}

const HEAD = ['input', 'engine', 'figure', 'beside', 'answers', 'most memory', 'promised'] as const;

/** A table in Markdown; columns that are empty in every line are left out. */
export function tableOf(lines: readonly Line[]): string {
  const cells = lines.map(({ input, engine, figure, beside = '', answers = '', memory = '', promised = [] }) => [
    input,
    engine,
    figure,
    beside,
    answers,
    memory,
    promised.map(({ told, kept }) => `${told}: ${kept ? 'kept' : '**not reached**'}`).join('; '),
  ]);
  const used = HEAD.map((_, column) => column < 3 || cells.some((row) => row[column] !== ''));
  const row = (values: readonly string[]): string => `| ${values.filter((_, column) => used[column]).join(' | ')} |`;
  return [row(HEAD), row(HEAD.map(() => '---')), ...cells.map(row)].join('\n');
}

/**
 * A table with a row for each engine and a column for each input. Below an engine that something was promised of stands what was
 * kept of it. A dagger marks answers that are not right.
 */
export function crossTableOf(lines: readonly Line[]): string {
  const inputs = [...new Set(lines.map(({ input }) => input))];
  const engines = [...new Set(lines.map(({ engine }) => engine))];
  const row = (values: readonly string[]): string => `| ${values.join(' | ')} |`;
  const rows = engines.flatMap((engine) => {
    const own = inputs.map((input) => lines.find((line) => line.input === input && line.engine === engine));
    const promised = own.flatMap((line) => line?.promised ?? []);
    const cells = own.map((line) => {
      if (line === undefined) return '';
      const beside = line.beside === undefined || line.beside === '' ? '' : ` (${line.beside})`;
      return `${line.figure}${beside}${(line.answers ?? 'right') === 'right' ? '' : ' †'}`;
    });
    const kept = own.map((line) =>
      (line?.promised ?? []).map(({ told, kept }) => `${told}: ${kept ? 'kept' : '**not reached**'}`).join('; '),
    );
    return [[engine, ...cells], ...(promised.length > 0 ? [['promised', ...kept]] : [])];
  });
  const head = ['engine', ...inputs];
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}

/** A promise of at least (or, with `most`, at most) so many times something. */
export function times(ratio: number, bound: number, beside: string, way: 'least' | 'most' = 'least'): Promised {
  const kept = way === 'least' ? ratio >= bound : ratio <= bound;
  return { told: `${way === 'least' ? '≥' : '≤'} ${bound} × ${beside}`, kept };
}

/** "1.22", "52", "0.0031": two figures at least. */
export function ratioOf(own: number, other: number): string {
  const ratio = own / other;
  if (ratio >= 10) return Math.round(ratio).toLocaleString('en-US');
  return ratio >= 0.1 ? ratio.toFixed(2) : String(Number(ratio.toPrecision(2)));
}

/** Contacts a second, from milliseconds: "581 M/s", "0.49 M/s". */
export function speedOf(contacts: number, ms: number): string {
  const millions = contacts / ms / 1000;
  return `${millions >= 10 ? Math.round(millions).toLocaleString('en-US') : Number(millions.toPrecision(2))} M/s`;
}

export function megabytes(peak: number | null): string {
  return peak === null ? '' : `${Math.round(peak).toLocaleString('en-US')} MB`;
}
