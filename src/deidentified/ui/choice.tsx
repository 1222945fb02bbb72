import { useId } from 'react';

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly table: Readonly<Record<T, string>>;
  readonly value: T | null;
  readonly choose: (value: T | null) => void;
}

/** One tap: a native select over a table of codes and their names, or nothing said. */
export function Choice<T extends string>({ label, table, value, choose }: ChoiceProps<T>) {
  const id = useId();
  return (
    <p className="choice">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value ?? ''}
        onChange={({ currentTarget }) => {
          choose(isKeyOf(table, currentTarget.value) ? currentTarget.value : null);
        }}
      >
        <option value="">Not said</option>
        {Object.entries<string>(table).map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </p>
  );
}

function isKeyOf<T extends string>(table: Readonly<Record<T, string>>, key: string): key is T {
  return Object.hasOwn(table, key);
}
