import { type Fault, FAULTS } from './faults.ts';
import { html, type Html } from './html.ts';

/** The switchboard of faults: closed, with its state said; a plain form inside. `back` is the query of the page it leads back to. */
export function faultPanel(on: readonly Fault[], back: string): Html {
  const boxes = FAULTS.map(
    (fault) =>
      html`<li>
        <label
          ><input
            type="checkbox"
            name="fault"
            value="${fault.id}"
            ${on.includes(fault) ? CHECKED : null}
          />
          ${fault.name}<small>${fault.what}</small></label
        >
      </li>`,
  );
  return html`<details class="faults${on.length > 0 ? ' on' : ''}">
    <summary>Faults: <strong>${stateWords(on)}</strong></summary>
    <form method="post" action="/faults">
      <p>
        What the FHIR server does wrong from now on, until it is switched off. Discovery stays
        whole.
      </p>
      <ul>
        ${boxes}
      </ul>
      <input type="hidden" name="back" value="${back}" />
      <p><button type="submit">Apply</button></p>
    </form>
  </details>`;
}

const CHECKED: Html = { html: 'checked' };

function stateWords(on: readonly Fault[]): string {
  return on.length === 0 ? 'off' : on.map(({ name }) => name).join(', ');
}
