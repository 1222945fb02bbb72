import type { Horizon } from '#boundary/horizon.ts';
import { AfterClinic } from './after-clinic.tsx';
import { CardList } from './card-list.tsx';
import { CasePatterns } from './case-patterns.tsx';
import { Mast } from './mast.tsx';
import { ProfileForm } from './profile-form.tsx';
import { RecordOffer } from './record-offer.tsx';
import { SessionNote } from './session-note.tsx';
import type { View } from './view.ts';

/** The brief for a horizon. */
export function BriefScreen({
  view,
  horizon,
  heading = 'h1',
}: {
  readonly view: View;
  readonly horizon: Horizon;
  readonly heading?: 'h1' | 'h2';
}) {
  return (
    <>
      <Mast view={view} horizon={horizon} heading={heading} />
      <CardColumns view={view} />
    </>
  );
}

/** The cards, and beside or under them what was seen, who is reading, and the way out. */
export function CardColumns({ view }: { readonly view: View }) {
  return (
    <div className="cols">
      <div className="main-col">
        <CardList view={view} />
        <AfterClinic view={view} most={3} />
        <RecordOffer view={view} />
      </div>
      <aside className="side" aria-label="Beside the cards">
        <CasePatterns view={view} />
        <ProfileForm view={view} />
        <SessionNote view={view} />
      </aside>
    </div>
  );
}
