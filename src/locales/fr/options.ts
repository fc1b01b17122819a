import type {OptionStrings} from '../en/options.ts';

export const options: OptionStrings = {
  secret: 'Garder la surprise',
  secretDescription: 'Tant qu’il n’est pas ouvert, ni le lien ni son aperçu ne montrent ce qu’il contient.',
  passcode: 'Mot de passe',
  passcodePlaceholder: 'Aucun',
  passcodeDescription: 'Donne-le séparément du lien. Après quelques erreurs, il faut attendre.',
  passcodeWeak: 'Celui-ci est facile à deviner. « En proposer un » en met un plus solide.',
  suggestPasscode: 'En proposer un',
  passcodeTooLong: (max) => `${max} caractères au plus.`,
  passcodeForbidden: 'L’un de ces caractères ne peut pas servir dans un mot de passe.',
  opensAt: 'Peut s’ouvrir à partir du',
  timeZone: 'Fuseau horaire de la personne à qui tu l’offres',
  commonTimeZones: 'Courants',
  timeZoneAreas: {
    Africa: 'Afrique', America: 'Amérique', Asia: 'Asie', Atlantic: 'Atlantique', Australia: 'Australie', Europe: 'Europe',
    Indian: 'Océan Indien', Pacific: 'Pacifique',
  },
  timeZoneCities: {
    'Europe/London': 'Londres', 'Europe/Brussels': 'Bruxelles', 'Europe/Zurich': 'Zurich', 'Europe/Vienna': 'Vienne', 'Europe/Rome': 'Rome',
    'Europe/Lisbon': 'Lisbonne', 'Europe/Warsaw': 'Varsovie', 'Europe/Athens': 'Athènes', 'Europe/Moscow': 'Moscou', 'Europe/Copenhagen': 'Copenhague',
    'Europe/Bucharest': 'Bucarest', 'Africa/Algiers': 'Alger', 'Africa/Cairo': 'Le Caire', 'Asia/Singapore': 'Singapour', 'Asia/Beirut': 'Beyrouth',
    'America/Montreal': 'Montréal', 'America/Guadeloupe': 'Guadeloupe', 'Indian/Reunion': 'La Réunion',
  },
  scheduleSummary: (opensAt, window, own) =>
    `Là-bas, il pourra s’ouvrir le ${opensAt}${own ? ` (chez toi : ${own})` : ''}. Il restera alors ${window} pour l’accepter.`,
  dateInPast: 'Là-bas, il est déjà plus tard. Choisis un autre moment.',
  dateTooFar: (days) => `C’est trop loin. Choisis une date dans les ${days} jours.`,
  dateIncomplete: 'Choisis un jour et une heure.',
  removeDate: 'Retirer la date',
};
