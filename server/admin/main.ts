import { ConfigError, readConfig } from '../config.ts';
import { FolderInUse } from '../data-folder.ts';
import { AdminError, runAdmin } from './commands.ts';
import { NoTable } from './people-csv.ts';

const stop = new AbortController();
// The first Ctrl+C lets what is under way become durable, the second does not wait.
process.on('SIGINT', () => (stop.signal.aborted ? process.exit(130) : stop.abort()));

const terminal = process.stderr.isTTY;
let drawn = false;
const clear = () => {
  if (drawn) process.stderr.write('\r\x1b[K');
  drawn = false;
};

try {
  await runAdmin(
    {
      config: readConfig(process.env),
      say: (line) => {
        clear();
        console.log(line);
      },
      progress: (line) => {
        if (!terminal) return;
        clear();
        process.stderr.write(line);
        drawn = true;
      },
      signal: stop.signal,
      clock: Date.now,
    },
    process.argv.slice(2),
  );
} catch (error) {
  clear();
  // What the person can put right is said in words; everything else is a fault, with its place.
  const expected = error instanceof AdminError || error instanceof NoTable || error instanceof FolderInUse || error instanceof ConfigError;
  if (error instanceof FolderInUse) console.error(`${error.message}: stop the server first.`);
  else console.error(expected ? error.message : error);
  process.exitCode = 1;
}
