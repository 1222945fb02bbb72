import type { Meddle } from './ehr-parts.ts';

/** Every meddler has its say, the first one last. */
export function all(...meddles: readonly Meddle[]): Meddle {
  return (request, answer) =>
    meddles.reduceRight<() => Promise<Response>>(
      (inner, meddle) => () => meddle(request, inner),
      answer,
    )();
}

/** The sandbox's own answer, a few bytes at a time: `pieces` of them, one every `every` milliseconds by the given wait. */
export function trickled(pieces: number, every: number, wait: Wait = waitFor): Meddle {
  return async (_, answer) => {
    const response = await answer();
    const bytes = new Uint8Array(await response.arrayBuffer());
    const size = Math.max(1, Math.ceil(bytes.length / pieces));
    let sent = 0;
    const slow = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await wait(every);
        controller.enqueue(bytes.slice(sent, sent + size));
        sent += size;
        if (sent >= bytes.length) controller.close();
      },
    });
    return new Response(slow, response);
  };
}

/** Half of the answer, and then the connection is gone. */
export const BROKEN_OFF: Meddle = async (_, answer) => {
  const response = await answer();
  const bytes = new Uint8Array(await response.arrayBuffer());
  let sent = false;
  const half = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent) controller.error(new Error('broken off'));
      else controller.enqueue(bytes.slice(0, bytes.length / 2));
      sent = true;
    },
  });
  return new Response(half, response);
};

/** Lets so many milliseconds pass. */
export type Wait = (milliseconds: number) => Promise<void>;

/** Waits by the real clock. */
export const waitFor: Wait = (milliseconds) =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
