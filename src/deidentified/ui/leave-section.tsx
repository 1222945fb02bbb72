import { EndSession } from './leave-end.tsx';
import { ForgetEverything } from './leave-forget.tsx';
import type { View } from './view.ts';

/** The two ways to leave no trace. The foot of the Privacy page. */
export function LeaveSection({ view }: { readonly view: View }) {
  return (
    <section className="sec leave" aria-labelledby="leave">
      <h2 className="h3" id="leave">
        Leave no trace
      </h2>
      <div className="leave-ways">
        <div>
          <p className="sub">
            <b>End session</b> clears everything read from the EHR and locks your record. Use it on
            shared computers. So does leaving the page untouched for {minutesWords(view)}.
          </p>
          <EndSession view={view} look="button" />
        </div>
        <ForgetEverything view={view} />
      </div>
    </section>
  );
}

function minutesWords({ idleMinutes }: View): string {
  return idleMinutes === 1 ? 'a minute' : `${idleMinutes} minutes`;
}
