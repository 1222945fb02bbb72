/** The only copy of the token. It shows itself in one header and nowhere else: printed or serialised, it says `[phi]`. */
export class AccessToken {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The Authorization header of a request to the FHIR base. */
  authorization(): string {
    return `Bearer ${this.#value}`;
  }

  toString(): string {
    return '[phi]';
  }

  toJSON(): string {
    return '[phi]';
  }
}
