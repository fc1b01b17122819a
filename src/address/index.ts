export {areasOf, hasAreas, type Area} from './areas.ts';
export {checkAddress, faultsAt, type Fault, type Faults, type Typed} from './check.ts';
export {countriesOf, guessCountry, type Country} from './countries.ts';
export {fields, formatOf, type AddressFormat, type Called, type Field, type FieldRule} from './formats.ts';
