// Kills the command at random points and looks at what is left:
//   npm run soak -- ledger [--kills 200] [--seed 1] [--home PGlite|PostgreSQL]
// Half of the kills are on cases in folders, half on a PostgreSQL server that is this program's own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { NO_POSTGRESQL, postgresql, startServer } from '../../test/postgresql.ts';
import { folderHome, type Home, serverHome } from './home.ts';
import { type Soaked, soakedLedger } from './ledger.ts';

const { values, positionals } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    home: { type: 'string', default: '' },
  },
  allowPositionals: true,
});
const [kills, seed] = [Number(values.kills), Number(values.seed)];
if (positionals.join() !== 'ledger' || !(Number.isSafeInteger(kills) && kills > 0) || !Number.isSafeInteger(seed))
  stop('Say what is soaked, and how often it is killed: npm run soak -- ledger --kills 200.');
if (!['', 'PGlite', 'PostgreSQL'].includes(values.home)) stop('--home is PGlite or PostgreSQL.');

const scratch = mkdtempSync(join(tmpdir(), 'hearsay-soak-'));
const main = join('dist', 'cli', 'main.js');
const soaked: Soaked[] = [];
try {
  const both = values.home === '' && postgresql() !== null;
  if (values.home === '' && !both) console.log(NO_POSTGRESQL);
  const half = both ? Math.ceil(kills / 2) : kills;
  if (values.home !== 'PostgreSQL') await soak(await folderHome(scratch), half);
  if (values.home === 'PostgreSQL' || both) {
    const server = await startServer();
    try {
      await soak(await serverHome(scratch, server.address), both ? kills - half : kills);
    } finally {
      await server.stop();
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
if (soaked.some(({ lost, faults }) => lost > 0 || faults.length > 0)) process.exitCode = 1;

async function soak(home: Home, times: number): Promise<void> {
  const result = await soakedLedger(home, {
    main,
    scratch,
    kills: times,
    seed,
    progress: (said) => console.error(said),
  });
  soaked.push(result);
  const { kills: counts, whole, acknowledged, found, lost, unsaid, faults } = result;
  const each = Object.entries(counts).map(([act, count]) => `${act} ${count}`);
  console.log(`${home.name}: ${times} kills (${each.join(', ')}); ${whole} commands ended before theirs.`);
  console.log(
    `  entries acknowledged ${acknowledged}, found ${found}, lost ${lost}; kept and not yet acknowledged ${unsaid}.`,
  );
  console.log(`  every case opened; faults ${faults.length}.`);
  for (const fault of faults) console.log(`  - ${fault}`);
}

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}
