import { crossTableOf, type Line, type Part, type Setting, tableOf } from './line.ts';

/** The lines of a part, as they go out. A part that broke has the reason in `broken`. */
export interface Measured {
  readonly name: string;
  readonly title: string;
  readonly across: boolean;
  readonly lines: readonly Line[];
  readonly broken: string | null;
}

/**
 * Runs parts one after the other. One that breaks does not take the others with it.
 *
 * @param done is told of each part as soon as it is over.
 */
export async function measured(
  parts: readonly Part[],
  setting: Setting,
  done: (part: Measured) => void,
): Promise<readonly Measured[]> {
  const all: Measured[] = [];
  for (const { name, title, across = false, run } of parts) {
    const begun = performance.now();
    const since = (): string => `${((performance.now() - begun) / 1000).toFixed(0)} s`;
    setting.say(`${name}: ${title}`);
    try {
      const lines = await run({ ...setting, say: (progress) => setting.say(`${name}, ${since()}: ${progress}`) });
      all.push({ name, title, across, lines: setting.quick ? lines.map(ofAnyLog) : lines, broken: null });
    } catch (cause) {
      all.push({ name, title, across, lines: [], broken: cause instanceof Error ? cause.message : String(cause) });
    }
    setting.say(`${name}: done in ${since()}`);
    done(all.at(-1)!);
  }
  return all;
}

/** A line as a small log has it: with what was promised of logs of any size. */
function ofAnyLog(line: Line): Line {
  const promised = (line.promised ?? []).filter(({ anySize }) => anySize === true);
  return { ...line, promised };
}

/** A part's table under its heading. */
export function shown({ name, title, across, lines, broken }: Measured): string {
  const table = broken === null ? (across ? crossTableOf : tableOf)(lines) : `broke: ${broken}`;
  return `### ${name}. ${title}\n\n${table}`;
}

/** The page with regions, `<!-- NAME -->` to `<!-- /NAME -->`, filled afresh, or added at its end; other regions stay as they are. */
export function filled(page: string, regions: Readonly<Record<string, string>>): string {
  return Object.entries(regions).reduce((text, [name, inside]) => {
    const [before, after] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
    const [start, end] = [text.indexOf(before), text.indexOf(after)];
    if (start === -1 || end < start) return `${text}\n${before}\n${inside}\n\n${after}\n`;
    return `${text.slice(0, start + before.length)}\n${inside}\n\n${text.slice(end)}`;
  }, page);
}
