/**
 * A value that is already JSON. Stored documents go from the database to the socket as text: the WebSocket's encoder puts
 * it into the frame as it is (`server/http/frame-encoder.ts`). Anywhere else `JSON.stringify` meets `toJSON`, so that it
 * is right on every road, and tRPC gives its caller the type `T`.
 */
export class JsonText<T> {
  readonly text: string;
  /** Asked when it goes out: whether it may still be sent. */
  readonly stillGood: () => boolean;

  constructor(text: string, stillGood: () => boolean = () => true) {
    this.text = text;
    this.stillGood = stillGood;
  }

  onlyWhile(stillGood: () => boolean): JsonText<T> {
    return new JsonText(this.text, stillGood);
  }

  toJSON(): T {
    return JSON.parse(this.text) as T;
  }
}

/** A JSON array of values that are JSON already. */
export const jsonArray = (texts: readonly string[]): string => `[${texts.join(',')}]`;
