import type {OptionStrings} from '../en/options.ts';

export const options: OptionStrings = {
  secret: 'Es soll eine Überraschung sein',
  secretDescription: 'Bis es geöffnet wird, verraten weder der Link noch seine Vorschau, was drin ist.',
  passcode: 'Codewort',
  passcodePlaceholder: 'Keins',
  passcodeDescription: 'Verrate es getrennt vom Link. Nach ein paar falschen Versuchen heißt es warten.',
  passcodeWeak: 'Das ist leicht zu erraten. „Vorschlagen“ trägt ein stärkeres ein.',
  suggestPasscode: 'Vorschlagen',
  passcodeTooLong: (max) => `Höchstens ${max} Zeichen.`,
  passcodeForbidden: 'Eines dieser Zeichen geht in einem Codewort nicht.',
  opensAt: 'Lässt sich öffnen ab',
  timeZone: 'Zeitzone der beschenkten Person',
  commonTimeZones: 'Häufige',
  timeZoneAreas: {
    Africa: 'Afrika', America: 'Amerika', Asia: 'Asien', Atlantic: 'Atlantik', Australia: 'Australien', Europe: 'Europa',
    Indian: 'Indischer Ozean', Pacific: 'Pazifik',
  },
  timeZoneCities: {
    'Europe/Vienna': 'Wien', 'Europe/Zurich': 'Zürich', 'Europe/Rome': 'Rom', 'Europe/Prague': 'Prag', 'Europe/Warsaw': 'Warschau',
    'Europe/Brussels': 'Brüssel', 'Europe/Copenhagen': 'Kopenhagen', 'Europe/Lisbon': 'Lissabon', 'Europe/Athens': 'Athen',
    'Europe/Moscow': 'Moskau', 'Europe/Kyiv': 'Kyjiw', 'Europe/Bucharest': 'Bukarest', 'Europe/Belgrade': 'Belgrad',
    'Africa/Cairo': 'Kairo', 'Asia/Tokyo': 'Tokio', 'Asia/Singapore': 'Singapur', 'Asia/Shanghai': 'Shanghai',
  },
  scheduleSummary: (opensAt, window, own) =>
    `Für die beschenkte Person öffnet es sich am ${opensAt}${own ? ` (für dich: ${own})` : ''}. Ab dann hat sie ${window} Zeit zum Annehmen.`,
  dateInPast: 'Dort ist es schon später. Wähle einen späteren Zeitpunkt.',
  dateTooFar: (days) => `Das ist zu weit weg. Wähle einen Tag in den nächsten ${days} Tagen.`,
  dateIncomplete: 'Wähle einen Tag und eine Uhrzeit.',
  removeDate: 'Datum entfernen',
};
