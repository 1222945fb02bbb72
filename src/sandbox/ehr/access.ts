/** What an access token says: which clinician, through which app, may read what. */
export interface Access {
  readonly clinician: string;
  readonly client: string;
  readonly scopes: readonly string[];
}

/** What the `Authorization` header of a request stands for, or undefined when it is missing, invalid or expired. */
export type VerifyAccess = (authorization: string | null) => Promise<Access | undefined>;
