/** Where a card will stand. Its shapes are for the eye; its words say what it waits for. */
export function CardPlace({
  numeral,
  words,
}: {
  readonly numeral: string;
  readonly words: string;
}) {
  return (
    <div className="card place">
      <p className="top">
        <span className="fol" aria-hidden="true">
          {numeral}
        </span>
        <span className="pat">{words}</span>
      </p>
      <div className="shape" aria-hidden="true">
        <span className="sk sk--title" />
        <span className="sk sk--title sk--short" />
        <span className="sk" />
        <span className="sk sk--long" />
      </div>
    </div>
  );
}
