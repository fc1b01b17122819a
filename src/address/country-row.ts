/** The rules of one country in the compact form that `npm run generate:address` writes. */
export interface CountryRow {
  /** In display order; `?` marks an optional field, `:` precedes its label. */
  readonly fields: string;
  /** Pattern, example, and where and with what the printed form is split. */
  readonly postal?: readonly [pattern: string, example: string, at?: number, separator?: string];
  /** Dialing rules; trailing defaults are left out. */
  readonly phone?: readonly [
    callingCode: string, pattern: string, lengths: string, nationalPrefix?: string, prefixTransform?: string, internationalPrefix?: string,
  ];
  readonly areas?: () => Promise<{areas: string; scriptLanguages?: string}>;
}

/** By country code. */
export type CountryRows = Readonly<Record<string, CountryRow>>;
