/** Confirmations and forms of `<gift-status>`, loaded when the sender first wants to do something. */
import {confirm} from '../../../locales/loaders/confirm.generated.ts';
import {loadStrings} from '../../shared/localize.ts';

export {renderConfirm} from './confirm-template.ts';
export {styles} from './confirm.styles.ts';
export {renderNoteForm} from './note-form.ts';
export {renderPasscodeForm} from './passcode-form.ts';

export const translations = loadStrings({confirm}, (parts) => parts.confirm);
