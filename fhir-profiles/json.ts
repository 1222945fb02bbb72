import { readFileSync } from 'node:fs';

/** A JSON object whose members are each still unknown. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Reads a FHIR resource of this folder; throws where the file is not a JSON object, since the file is ours. */
export function readResource(fileName: string): JsonObject {
  const parsed: unknown = JSON.parse(
    readFileSync(new URL(fileName, import.meta.url), { encoding: 'utf8' }),
  );
  if (!isObject(parsed)) throw new Error(`${fileName} is not a JSON object`);
  return parsed;
}

/** The objects of a list member; an absent member is an empty list, anything else in it throws. */
export function objectsAt(parent: JsonObject, key: string): readonly JsonObject[] {
  const list = parent[key] ?? [];
  if (!Array.isArray(list)) throw new Error(`${key} is not a list`);
  return list.map((item: unknown) => {
    if (!isObject(item)) throw new Error(`${key} holds something other than objects`);
    return item;
  });
}

/** A member that must be text; throws where it is not. */
export function textAt(parent: JsonObject, key: string): string {
  const value = parent[key];
  if (typeof value !== 'string') throw new Error(`${key} is not text`);
  return value;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
