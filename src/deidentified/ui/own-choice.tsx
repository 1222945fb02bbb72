import { type RefObject, useEffect, useRef } from 'react';
import type { TopicId } from '#boundary/topic.ts';
import { topicNames } from '#boundary/topic-names.ts';
import { type Profile, SPECIALTIES } from '#deidentified/learning/profile.ts';
import { MOST_OWN_TOPICS } from '#deidentified/session-parts.ts';
import { BudgetChoice } from './budget-choice.tsx';
import { CalendarFile } from './calendar-file.tsx';
import { Choice } from './choice.tsx';
import { focusInPlace } from './focus.ts';
import { GoalChoice } from './goal-choice.tsx';
import { chosenWords, OWN_CHOICE_TEXT } from './own-choice-sentences.ts';
import { TopicPicker } from './questions-picker.tsx';
import type { View } from './view.ts';

/** Where there is no schedule: subjects, a specialty and goals for the cards to follow, or a calendar file where that is offered. */
export function OwnChoice({ view }: { readonly view: View }) {
  const { ladder, profile, ownTopics } = view.state;
  const change = (changed: Partial<Profile>): void => {
    view.act({ type: 'profile-changed', profile: { ...profile, ...changed } });
  };
  return (
    <section className="sec own" aria-labelledby="own-choice">
      <h2 className="h2" id="own-choice">
        {OWN_CHOICE_TEXT.title}
      </h2>
      <p className="sub">{OWN_CHOICE_TEXT.lede}</p>
      <div className="own-ways">
        <OwnTopics view={view} />
        <div>
          <Choice
            label="Specialty"
            table={SPECIALTIES}
            value={profile.specialty}
            choose={(specialty) => {
              change({ specialty });
            }}
          />
          <GoalChoice
            goals={profile.goals}
            choose={(goals) => {
              change({ goals });
            }}
          />
          {ladder?.offer === 'calendar-file' && <CalendarFile view={view} />}
        </div>
      </div>
      <div className="under">
        <BudgetChoice view={view} />
        {(ownTopics.length > 0 || profile.specialty !== null || profile.goals.length > 0) && (
          <p className="readable">
            <b>{OWN_CHOICE_TEXT.from}</b>
          </p>
        )}
      </div>
    </section>
  );
}

/** The subjects, each with its way off, and the field for another. */
function OwnTopics({ view: { state, act } }: { readonly view: View }) {
  const { ownTopics } = state;
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const keepFocus = useKeptFocus(field, list, ownTopics.length);
  const choose = (topics: readonly TopicId[]): void => {
    keepFocus();
    act({ type: 'own-topics-chosen', topics });
  };
  return (
    <div className="goals">
      {ownTopics.length > 0 && (
        <ul aria-label="Chosen subjects" tabIndex={-1} ref={list}>
          {ownTopics.map((topic) => (
            <li key={topic}>
              {topicNames(topic).label}{' '}
              <button
                type="button"
                className="txt"
                onClick={() => {
                  choose(ownTopics.filter((kept) => kept !== topic));
                }}
              >
                Remove<span className="vh"> {topicNames(topic).label}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {ownTopics.length < MOST_OWN_TOPICS ? (
        <TopicPicker
          key={ownTopics.join(' ')} // a field for each, empty
          field={field}
          chosen={null}
          choose={(topic) => {
            if (topic !== null) choose([...ownTopics.filter((kept) => kept !== topic), topic]);
          }}
          goOn={() => undefined}
          isFirst={false}
          words={OWN_CHOICE_TEXT}
        />
      ) : (
        <p className="meta">{OWN_CHOICE_TEXT.full}</p>
      )}
      <p className="vh" role="status">
        {ownTopics.length > 0 && chosenWords(ownTopics.length)}
      </p>
    </div>
  );
}

/** After a choice the focus is in the field for the next, or on the list where there is none. What is given back is called with a choice. */
function useKeptFocus(
  field: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  count: number,
): () => void {
  const isMoved = useRef(false);
  useEffect(() => {
    if (isMoved.current) focusInPlace(field.current ?? list.current);
    isMoved.current = false;
  }, [field, list, count]);
  return () => {
    isMoved.current = true;
  };
}
