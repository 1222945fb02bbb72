import { expect, it } from 'vitest';
import { createQueue } from '#phi/fhir/queue.ts';

it('never more than the limit are under way, all come in turn, and a failure frees its place', async () => {
  const queue = createQueue(() => 3);
  let underWay = 0;
  let most = 0;
  const begun: number[] = [];
  const task = (number: number) => async () => {
    begun.push(number);
    underWay += 1;
    most = Math.max(most, underWay);
    await new Promise((resolve) => setTimeout(resolve, number % 3));
    underWay -= 1;
    if (number % 5 === 0) throw new Error('a bug');
    return number;
  };
  const numbers = Array.from({ length: 20 }, (_, number) => number);
  const settled = await Promise.allSettled(numbers.map((number) => queue(task(number))));
  expect(most).toBe(3);
  expect(begun).toEqual(numbers);
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(16);
});
