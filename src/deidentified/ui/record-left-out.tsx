import { isTopicId } from '#boundary/topic.ts';
import { topicNames } from '#boundary/topic-names.ts';
import { LEFT_OUT_TEXT } from './record-sentences.ts';
import type { View } from './view.ts';

/** What of this session is about a sensitive subject and so is not kept; each is kept where the learner says so. */
export function LeftOut({ view }: { readonly view: View }) {
  const { leftOut } = view.state.record;
  return leftOut.map((item) => <NotKept key={item} view={view} item={item} isNamed />);
}

/** Says, at the moment, that one item is not kept, and keeps it where the learner asks for it. */
export function NotKept({
  view,
  item,
  isNamed = false,
}: {
  readonly view: View;
  readonly item: string;
  /** True where nothing else says what it is about. */
  readonly isNamed?: boolean;
}) {
  const { record } = view.state;
  if (record.place.state !== 'open' || !record.leftOut.includes(item)) return null;
  return (
    <span className="left-out">
      {isNamed && <b>{nameOf(item, view)}</b>} {LEFT_OUT_TEXT}{' '}
      <button
        type="button"
        className="txt"
        onClick={() => {
          view.ask({ type: 'keep-sensitive', item });
        }}
      >
        Keep this one
      </button>
    </span>
  );
}

function nameOf(item: string, { state: { catalog } }: View): string {
  const topic = item.replace(/^(topic|goal):/, '');
  if (isTopicId(topic)) return `${topicNames(topic).label}.`;
  if (catalog.state !== 'ready') return '';
  const card = catalog.pack.cards.find(({ id }) => id === item);
  const rule = catalog.catalog.ruleById(item.replace(/^rule:/, ''));
  const title = card?.title ?? rule?.title;
  return title === undefined ? '' : /[?.!]$/.test(title) ? title : `${title}.`;
}
