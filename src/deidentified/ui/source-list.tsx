import { useState } from 'react';
import type { Source } from '#deidentified/catalog/pack.ts';
import { CopyText } from './copy-text.tsx';
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

/** One source, by way of the airlock page. A window that opens no other tells nobody, so once it was asked for its address stands there too. */
export function SourceEntry({
  source,
  sourceHref,
}: {
  readonly source: Source;
  readonly sourceHref: (source: Source) => string;
}) {
  const [isAsked, setIsAsked] = useState(false);
  return (
    <>
      <a
        href={sourceHref(source)}
        target="_blank"
        rel="noopener noreferrer"
        onClick={() => {
          setIsAsked(true);
        }}
      >
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
      {isAsked && (
        <div className="meta src-address" role="status">
          If no tab opened, copy its address into a browser:{' '}
          <CopyText label={`Address of the source ${source.title}`} text={source.url} />
        </div>
      )}
    </>
  );
}
