export {areaOptions, type Area, type Areas} from './areas.ts';
export {validateAddress, errorsFromPointers, type FieldError, type FieldErrors, type AddressInput} from './validate.ts';
export {listCountries, guessCountry, type Country} from './countries.ts';
export {genericFormat, fields, loadFormat, type AddressFormat, type FieldLabel, type Field, type FieldRule} from './formats.ts';
export {normalizePostalCode} from './postal.ts';
