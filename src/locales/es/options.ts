import type {OptionStrings} from '../en/options.ts';

export const options: OptionStrings = {
  secret: 'Que sea una sorpresa',
  secretDescription: 'Hasta que se abra, ni el enlace ni su vista previa muestran lo que hay dentro.',
  passcode: 'Código de acceso',
  passcodePlaceholder: 'Ninguno',
  passcodeDescription: 'Compártelo aparte del enlace. Tras varios intentos fallidos, hay que esperar.',
  passcodeWeak: 'Este es fácil de adivinar. «Sugerir uno» pone otro más seguro.',
  suggestPasscode: 'Sugerir uno',
  passcodeTooLong: (max) => `Como máximo, ${max} caracteres.`,
  passcodeForbidden: 'Alguno de estos caracteres no se puede usar en un código de acceso.',
  opensAt: 'Se puede abrir desde',
  timeZone: 'Zona horaria de quien lo recibe',
  commonTimeZones: 'Habituales',
  timeZoneAreas: {
    Africa: 'África', America: 'América', Asia: 'Asia', Atlantic: 'Atlántico', Australia: 'Australia', Europe: 'Europa',
    Indian: 'Océano Índico', Pacific: 'Pacífico',
  },
  timeZoneCities: {
    'Europe/Madrid': 'Madrid', 'Atlantic/Canary': 'Canarias', 'America/Mexico_City': 'Ciudad de México', 'America/Guatemala': 'Guatemala',
    'America/Costa_Rica': 'Costa Rica', 'America/Panama': 'Panamá', 'America/Havana': 'La Habana',
    'America/Santo_Domingo': 'Santo Domingo', 'America/Puerto_Rico': 'Puerto Rico', 'America/Bogota': 'Bogotá',
    'America/Caracas': 'Caracas', 'America/Guayaquil': 'Quito, Guayaquil', 'America/Lima': 'Lima', 'America/La_Paz': 'La Paz',
    'America/Asuncion': 'Asunción', 'America/Santiago': 'Santiago de Chile', 'America/Montevideo': 'Montevideo',
    'America/Buenos_Aires': 'Buenos Aires', 'America/Sao_Paulo': 'São Paulo', 'America/New_York': 'Nueva York, Miami',
    'America/Chicago': 'Chicago', 'America/Denver': 'Denver', 'America/Los_Angeles': 'Los Ángeles', 'Europe/London': 'Londres',
    'Europe/Paris': 'París', 'Europe/Berlin': 'Berlín', 'Europe/Rome': 'Roma', 'Europe/Lisbon': 'Lisboa', 'Asia/Tokyo': 'Tokio',
    'Asia/Shanghai': 'Pekín, Shanghái', 'Asia/Dubai': 'Dubái', 'Australia/Sydney': 'Sídney',
  },
  scheduleSummary: (opensAt, window, own) =>
    `En su zona se abre el ${opensAt}${own ? ` (en la tuya: ${own})` : ''}. Desde entonces hay ${window} para aceptarlo.`,
  dateInPast: 'Allí ya ha pasado esa hora. Elige una posterior.',
  dateTooFar: (days) => `Falta demasiado. Elige una fecha dentro de los próximos ${days} días.`,
  dateIncomplete: 'Elige un día y una hora.',
  removeDate: 'Quitar la fecha',
};
