/** Address formats, validation and normalization. */
export {areaOptions, type Area, type Areas} from './areas.ts';
export {guessCountry, listCountries, type Country} from './countries.ts';
export {fields, genericFormat, loadFormat, type AddressFormat, type Field, type FieldLabel, type FieldRule} from './formats.ts';
export {normalizePostalCode} from './postal.ts';
export {errorsFromPointers, validateAddress, type AddressInput, type FieldError, type FieldErrors} from './validate.ts';
