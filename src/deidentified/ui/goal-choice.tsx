import { useId } from 'react';
import { ALL_TOPICS, isTopicId, type TopicId } from '#boundary/topic.ts';
import { topicNames } from '#boundary/topic-names.ts';
import { sentenceCase } from './wording.ts';

const MOST_GOALS = 3;

/** Systems whose code is not what a clinician would call them. */
const SYSTEM_TEXT: Readonly<Record<string, string>> = {
  behavioral: 'Mental health',
  ent: 'Ear, nose and throat',
  women: 'Women’s health',
  skin: 'Dermatologic',
  eye: 'Ophthalmic',
};

/**
 * What can be meant by a goal: not a group or another topic of tier 3, which is rare, administrative or a collection, and not a
 * procedure, which has no source of its own.
 */
const OFFERED = ALL_TOPICS.filter(({ tier, procedure }) => tier < 3 && !procedure);

/** Up to three topics the reader means to learn, from the ranked topics by system. */
export function GoalChoice({
  goals,
  choose,
}: {
  readonly goals: readonly TopicId[];
  readonly choose: (goals: readonly TopicId[]) => void;
}) {
  return (
    <div className="goals">
      {goals.length > 0 && (
        <ul aria-label="Goals">
          {goals.map((goal) => (
            <li key={goal}>
              {topicNames(goal).label}{' '}
              <button
                type="button"
                className="txt"
                onClick={() => {
                  choose(goals.filter((kept) => kept !== goal));
                }}
              >
                Remove<span className="vh"> {topicNames(goal).label}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {goals.length < MOST_GOALS && <GoalSelect goals={goals} choose={choose} />}
    </div>
  );
}

function GoalSelect({
  goals,
  choose,
}: {
  readonly goals: readonly TopicId[];
  readonly choose: (goals: readonly TopicId[]) => void;
}) {
  const id = useId();
  const offered = OFFERED.filter((topic) => !goals.includes(topic.id));
  const systems = [...new Set(offered.map(({ system }) => system))];
  return (
    <p className="choice">
      <label htmlFor={id}>{goals.length === 0 ? 'Goals' : 'And'}</label>
      <select
        id={id}
        value=""
        onChange={({ currentTarget: { value } }) => {
          if (isTopicId(value)) choose([...goals, value]);
        }}
      >
        <option value="">{goals.length === 0 ? 'Up to three' : 'Another goal'}</option>
        {systems.map((system) => (
          <optgroup key={system} label={SYSTEM_TEXT[system] ?? sentenceCase(system)}>
            {offered
              .filter((topic) => topic.system === system)
              .map((topic) => (
                <option key={topic.id} value={topic.id}>
                  {topicNames(topic.id).label}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </p>
  );
}
