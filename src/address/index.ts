export {areaChoices, type Area, type Areas} from './areas.ts';
export {checkAddress, faultsAt, type Fault, type Faults, type Typed} from './check.ts';
export {countriesOf, guessCountry, type Country} from './countries.ts';
export {elsewhere, fields, formatOf, type AddressFormat, type Called, type Field, type FieldRule} from './formats.ts';
export {tidyPostalCode} from './postal.ts';
