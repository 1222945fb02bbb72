import { useId } from 'react';
import { ALL_TOPICS, isTopicId, type TopicId, topicOf } from '#boundary/topic.ts';
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

/** Up to three topics the reader means to learn, from the topics of the pack by system. */
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
              {topicOf(goal).label}{' '}
              <button
                type="button"
                className="txt"
                onClick={() => {
                  choose(goals.filter((kept) => kept !== goal));
                }}
              >
                Remove<span className="vh"> {topicOf(goal).label}</span>
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
  const offered = ALL_TOPICS.filter((topic) => !goals.includes(topic.id));
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
                  {topic.label}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </p>
  );
}
