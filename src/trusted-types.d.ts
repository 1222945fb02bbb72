/**
 * Trusted Types, as far as the page uses them. The policy makes a TrustedScriptURL, which `new Worker` takes where it takes a URL;
 * TypeScript's DOM library knows neither.
 * @see https://w3c.github.io/trusted-types/dist/spec/
 */
declare const trustedTypes:
  | {
      createPolicy: (
        name: string,
        rules: { createScriptURL: (input: string) => string },
      ) => { createScriptURL: (input: string) => URL };
    }
  | undefined;
