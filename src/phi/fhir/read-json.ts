import { problem } from '#boundary/problem.ts';
import { failure, type Result, success } from '#boundary/result.ts';

/** Reads a body as JSON; `cut-short` where it is larger than `most` bytes. Throws a SyntaxError where it is not JSON. */
export async function readJson(response: Response, most: number): Promise<Result<unknown>> {
  if (response.body === null) return failure(problem('read', 'malformed-response'));
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return success(JSON.parse(text + decoder.decode()));
    size += value.byteLength;
    if (size > most) {
      await reader.cancel();
      return failure(problem('read', 'cut-short'));
    }
    text += decoder.decode(value, { stream: true });
  }
}
