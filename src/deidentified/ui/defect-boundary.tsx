import { Component, type ReactNode } from 'react';
import { problem } from '#boundary/problem.ts';
import { ProblemView } from './problem-view.tsx';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly broken: boolean;
}

/** Shows the defect state where the page broke. The error itself is neither read nor told: its words could name a patient. */
export class DefectBoundary extends Component<Props, State> {
  override state: State = { broken: false };

  static getDerivedStateFromError(): State {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <div className="page">
        <main>
          <ProblemView problem={problem('page', 'defect')} />
        </main>
      </div>
    );
  }
}
