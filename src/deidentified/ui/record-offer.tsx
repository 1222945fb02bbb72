import { Outcome } from './record-fields.tsx';
import { OpenMyRecord, OpenRecord, RememberByPassphrase } from './record-open.tsx';
import { OFFER_TEXT } from './record-sentences.ts';
import { type PanelState, usePanel } from './use-panel.ts';
import type { View } from './view.ts';

/**
 * "Remember my learning on this computer?", once, after the first useful thing: under the cards, in nobody's way. What came of it stands
 * in its place.
 */
export function RecordOffer({ view }: { readonly view: View }) {
  const { record } = view.state;
  const panel = usePanel(record, view.ask);
  const offered = isOffered(view);
  if (!offered && panel.done === null) return null;
  return (
    <section className="sec offer" aria-labelledby="remember">
      <h2 className="h2" id="remember">
        {offered ? OFFER_TEXT.title : 'Your record'}
      </h2>
      {offered && <Question view={view} panel={panel} />}
      <Outcome panel={panel} />
    </section>
  );
}

/** Tells a screen reader that the question is there, without moving the focus. */
export function OfferStatus({ view }: { readonly view: View }) {
  return (
    <p className="vh" role="status">
      {isOffered(view) && OFFER_TEXT.status}
    </p>
  );
}

/** True while the question stands. */
export function isOffered({ state: { record, offer } }: View): boolean {
  const isTime = offer === 'asked' || (offer === 'too-early' && record.done === 'bring-back');
  return isTime && (record.place.state === 'none' || record.place.state === 'locked');
}

function Question({ view, panel }: { readonly view: View; readonly panel: PanelState }) {
  const { place } = view.state.record;
  return (
    <>
      <p className="sub">
        {OFFER_TEXT.body} <WhatIsKept view={view} />
      </p>
      <p className="meta">{OFFER_TEXT.caution}</p>
      {place.state === 'locked' && <p className="sub">{OFFER_TEXT.beside}</p>}
      {panel.panel === 'remember' && <RememberByPassphrase panel={panel} />}
      {panel.panel === 'open' && place.state === 'locked' && (
        <OpenRecord place={place} panel={panel} />
      )}
      {panel.panel === null && <Answers view={view} panel={panel} />}
    </>
  );
}

function Answers({ view, panel }: { readonly view: View; readonly panel: PanelState }) {
  const { place, offersPasskey } = view.state.record;
  return (
    <div className="acts">
      {place.state === 'locked' && <OpenMyRecord panel={panel} look="btn" />}
      {offersPasskey && (
        <button
          type="button"
          className="btn"
          onClick={() => {
            panel.ask({ type: 'remember', opener: { by: 'passkey' } });
          }}
        >
          Yes, with a passkey
        </button>
      )}
      <button
        type="button"
        className="btn"
        onClick={() => {
          panel.show('remember');
        }}
      >
        Yes, with a passphrase
      </button>
      <button
        type="button"
        className="txt"
        onClick={() => {
          view.act({ type: 'offer-put-away' });
        }}
      >
        Not now
      </button>
    </div>
  );
}

/** The way to the page that says it all. */
function WhatIsKept({ view }: { readonly view: View }) {
  return (
    <button
      type="button"
      className="txt inline"
      onClick={() => {
        view.act({ type: 'went', place: 'privacy' });
      }}
    >
      What is kept, and until when
    </button>
  );
}
