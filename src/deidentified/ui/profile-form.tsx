import { useRef, useState } from 'react';
import {
  COUNTRIES,
  NO_PROFILE,
  type Profile,
  SPECIALTIES,
  STAGES,
} from '#deidentified/learning/profile.ts';
import { Choice } from './choice.tsx';
import { READER_ID } from './focus.ts';
import { GoalChoice } from './goal-choice.tsx';
import { RareSlot } from './rare-slot.tsx';
import { NotKept } from './record-left-out.tsx';
import type { View } from './view.ts';

const COUNTRY_NAMES = {
  US: COUNTRIES.US.name,
  CA: COUNTRIES.CA.name,
  GB: COUNTRIES.GB.name,
  AU: COUNTRIES.AU.name,
  EU: COUNTRIES.EU.name,
  other: COUNTRIES.other.name,
} as const satisfies Record<keyof typeof COUNTRIES, string>;

/** Who is reading: after the brief, never before it; may be skipped, and changed. */
export function ProfileForm({ view }: { readonly view: View }) {
  const { state, act, profileSettled, settleProfile } = view;
  const { profile } = state;
  const summary = useRef<HTMLElement>(null);
  const [isOpen, setOpen] = useState(!profileSettled && isUnsaid(profile));
  function change(changed: Partial<Profile>): void {
    act({ type: 'profile-changed', profile: { ...profile, ...changed } });
  }
  return (
    <details
      className="sec more profile"
      open={isOpen}
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
        if (!currentTarget.open) settleProfile();
      }}
    >
      <summary ref={summary} id={READER_ID}>
        <h2 className="h3">Who is reading</h2>
        <span className="meta">{summaryWords(profile, isOpen)}</span>
      </summary>
      <ThreeTaps profile={profile} change={change} />
      <GoalChoice
        goals={profile.goals}
        choose={(goals) => {
          change({ goals });
        }}
      />
      {profile.goals.map((goal) => (
        <NotKept key={goal} view={view} item={`goal:${goal}`} isNamed />
      ))}
      <RareSlot view={view} />
      <div className="acts">
        <button
          type="button"
          className="txt"
          onClick={() => {
            setOpen(false);
            summary.current?.focus();
          }}
        >
          {isUnsaid(profile) ? 'Skip' : 'That is me'}
        </button>
        {!isUnsaid(profile) && (
          <button
            type="button"
            className="txt"
            onClick={() => {
              change(NO_PROFILE);
            }}
          >
            Clear
          </button>
        )}
      </div>
    </details>
  );
}

function ThreeTaps({
  profile,
  change,
}: {
  readonly profile: Profile;
  readonly change: (changed: Partial<Profile>) => void;
}) {
  return (
    <>
      <Choice
        label="Specialty"
        table={SPECIALTIES}
        value={profile.specialty}
        choose={(specialty) => {
          change({ specialty });
        }}
      />
      <Choice
        label="Stage"
        table={STAGES}
        value={profile.stage}
        choose={(stage) => {
          change({ stage });
        }}
      />
      <Choice
        label="Country"
        table={COUNTRY_NAMES}
        value={profile.country}
        choose={(country) => {
          change({ country });
        }}
      />
    </>
  );
}

function isUnsaid({ specialty, stage, country, goals }: Profile): boolean {
  return specialty === null && stage === null && country === null && goals.length === 0;
}

/** "Family medicine · Attending · US · change". */
function summaryWords({ specialty, stage, country, goals }: Profile, isOpen: boolean): string {
  const said = [
    specialty === null ? '' : SPECIALTIES[specialty],
    stage === null ? '' : STAGES[stage],
    country === null ? '' : country === 'other' ? COUNTRIES.other.name : country,
    goals.length === 0 ? '' : goalsWords(goals.length),
  ].filter((words) => words !== '');
  if (said.length === 0)
    return isOpen ? 'Three taps; they steer the order and the sources.' : 'Not said · change';
  return [...said, ...(isOpen ? [] : ['change'])].join(' · ');
}

function goalsWords(count: number): string {
  return count === 1 ? '1 goal' : `${count} goals`;
}
