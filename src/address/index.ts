/** Address formats, validation and normalization. */
export {areaOptions, type Areas} from './areas.ts';
export {guessCountry, listCountries} from './countries.ts';
export {genericFormat, loadFormat, type AddressFormat, type Field, type FieldRule} from './formats.ts';
export {normalizePostalCode} from './postal.ts';
export {errorsFromPointers, validateAddress, type AddressInput, type FieldError, type FieldErrors} from './validate.ts';
