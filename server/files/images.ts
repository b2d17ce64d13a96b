import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { ImageType } from './content-type.ts';
import { Done, type Task } from './image-task.ts';

export type Size = { width: number; height: number };
export const THUMBNAILS = [320, 960] as const;
export type Thumbnail = (typeof THUMBNAILS)[number];

/** After this long an image is given up and its process ended; milliseconds. */
const PATIENCE = 30_000;
/** How long the process stays when nobody needs it; milliseconds. */
const IDLE = 60_000;

type Job = { task: Task; settle: (size: Size | null) => void };
type Wanted =
  | { do: 'look'; path: string }
  | { do: 'thumbnail'; path: string; to: string; size: number }
  | { do: 'recode'; path: string; to: string; type: ImageType };

/** Work on images, one after the other in a process of its own. Every method answers null for what is no image that can be shown. */
export class Images {
  readonly #queue: Job[] = [];
  #current: Job | null = null;
  #child: ChildProcess | null = null;
  #timer: NodeJS.Timeout | null = null;
  #count = 0;

  look(path: string): Promise<Size | null> {
    return this.#ask({ do: 'look', path });
  }

  /** Writes a WebP no larger than `size` in either direction, turned the right way up, without metadata. */
  thumbnail(path: string, to: string, size: Thumbnail): Promise<Size | null> {
    return this.#ask({ do: 'thumbnail', path, to, size });
  }

  /** Writes the image anew in its own type without metadata. */
  recode(path: string, to: string, type: ImageType): Promise<Size | null> {
    return this.#ask({ do: 'recode', path, to, type });
  }

  close(): void {
    for (const job of this.#queue.splice(0)) job.settle(null);
    this.#end();
  }

  #ask(wanted: Wanted): Promise<Size | null> {
    return new Promise((settle) => {
      this.#queue.push({ task: { id: ++this.#count, ...wanted }, settle });
      this.#next();
    });
  }

  #next(): void {
    if (this.#current) return;
    const job = this.#queue.shift();
    this.#wait(job ? PATIENCE : IDLE);
    if (!job) return;
    this.#current = job;
    this.#child ??= this.#start();
    // The program lives on for an image under way, but not for a process that waits for the next one.
    this.#child.channel?.ref();
    this.#child.send(job.task, (error) => error && this.#end());
  }

  #start(): ChildProcess {
    const child = fork(join(import.meta.dirname, 'image-process.ts'), {
      // Nothing else of the server's environment: no secrets where people's images are decoded.
      env: { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, MALLOC_ARENA_MAX: '2' },
      execArgv: ['--disable-warning=ExperimentalWarning', '--max-old-space-size=256'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('message', (message) => {
      const done = Done.parse(message);
      if (done.id === this.#current?.task.id) this.#settle(done.size);
    });
    const gone = () => {
      if (this.#child === child) this.#end();
    };
    child.on('exit', gone);
    child.on('error', gone);
    child.unref();
    child.channel?.unref();
    return child;
  }

  #settle(size: Size | null): void {
    const job = this.#current;
    this.#current = null;
    this.#child?.channel?.unref();
    job?.settle(size);
    this.#next();
  }

  /** Ends the process; the image it was at is given up, the next one gets a new process. */
  #end(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const child = this.#child;
    this.#child = null;
    child?.kill('SIGKILL');
    if (this.#current) this.#settle(null);
  }

  #wait(milliseconds: number): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#end(), milliseconds);
    this.#timer.unref();
  }
}
