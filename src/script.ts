/** The module of the script tag: registers the elements, and contains no more than a button needs. */
import './elements/shared/trusted-types.ts';
import {define} from './elements/define.ts';

export {setStrings} from './elements/set-strings.ts';

define();
if (document.querySelector('script[data-auto]')) void import('./placement/index.ts');
