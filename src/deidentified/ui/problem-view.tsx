import type { ReactNode } from 'react';
import type { Problem } from '#boundary/problem.ts';
import { problemLabel } from '#boundary/problem.ts';
import { ProblemCodes } from './problem-codes.tsx';
import { PROBLEM_TEXT, type ProblemText } from './sentences.ts';

/** Why the run stopped: what happened, what it means, what to do next, and the code to copy. */
export function ProblemView({
  problem,
  children,
}: {
  readonly problem: Problem;
  readonly children?: ReactNode;
}) {
  return (
    <Explanation text={PROBLEM_TEXT[problem.code]}>
      {children}
      <ProblemCodes labels={[problemLabel(problem)]} />
    </Explanation>
  );
}

/** A page's explanation of itself, as its heading. */
export function Explanation({
  text,
  children,
}: {
  readonly text: ProblemText;
  readonly children?: ReactNode;
}) {
  return (
    <section className="title">
      <h1 className="h1">{text.title}</h1>
      <p className="lede">{text.body}</p>
      <p className="next-step">{text.next}</p>
      {children}
    </section>
  );
}
