/** The texts of a page, in place of ours. */
import type {Language} from '../../locales/language.ts';
import type {ElementStrings} from '../../locales/loaders/element-strings.generated.ts';

type Text = string | readonly string[] | ((...args: never[]) => string);
type Customized<Strings> = {readonly [Key in keyof Strings]?: Strings[Key] extends Text ? Strings[Key] : Customized<Strings[Key]>};

/** Any of the elements' texts, by the part of the user interface that shows them and by name. */
export type CustomStrings = Customized<ElementStrings>;

/** Texts of a page: those of the elements, and the label of the button. */
export interface PageStrings extends CustomStrings {
  readonly button?: {readonly label?: string};
}

/** What `setStrings` has set. */
export const pageStrings = new Map<Language, CustomStrings>();
