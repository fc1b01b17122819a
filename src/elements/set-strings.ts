import type {PageStrings} from './shared/custom-strings.ts';

/**
 * Replaces texts of all elements on the page in one language, whether they are shown already or later:
 * `setStrings('de', {panel: {pay: (amount) => `Für ${amount} schenken`}})`. Texts that are left out stay. Called again, it replaces what
 * was set before.
 *
 * @param language One of the supported languages, as a BCP 47 tag.
 * @param strings Texts by part and name, as listed in `docs/languages.md`; the label of the button is `button.label`.
 */
export const setStrings = async (language: string, strings: PageStrings): Promise<void> =>
  (await import('./shared/merge-strings.ts')).setPageStrings(language, strings);
