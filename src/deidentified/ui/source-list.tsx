import type { Source } from '#deidentified/catalog/pack.ts';
import { sentenceCase } from './wording.ts';

/** One to three sources, best first. Each opens by way of the airlock page, which names the host. */
export function SourceList({
  sources,
  sourceHref,
}: {
  readonly sources: readonly Source[];
  readonly sourceHref: (source: Source) => string;
}) {
  return (
    <ul className="src">
      {sources.map((source) => (
        <li key={source.id}>
          <SourceEntry source={source} sourceHref={sourceHref} />
        </li>
      ))}
    </ul>
  );
}

/** One source, by way of the airlock page. */
export function SourceEntry({
  source,
  sourceHref,
}: {
  readonly source: Source;
  readonly sourceHref: (source: Source) => string;
}) {
  return (
    <>
      <a href={sourceHref(source)} target="_blank" rel="noopener noreferrer">
        {source.title}
        <span className="vh"> (opens a new tab)</span>
      </a>
      <p className="meta">
        <span>{source.publisher}</span>
        <span>
          {sentenceCase(source.type)}, {source.year}
        </span>
        <span>about {source.minutes} min</span>
        {source.access === 'may-need-subscription' && <span>may need a subscription</span>}
      </p>
    </>
  );
}
