/** The script tag's module: it registers the elements, and carries no more than a button needs. */
import {define} from './elements/define.ts';

define();
