"""Steering the simulator at `/_lto`: every route in one table, one small function each (openapi/lto-v1.yaml)."""

from collections.abc import Mapping

from simulator.api.lto_v1 import (
    aanleveringen,
    bruidsschat,
    instellingen,
    journaal,
    omgevingen,
    snapshots,
    storingen,
    toestand,
    validatieregels,
)
from simulator.platform.exchange import Handler

HANDLERS: Mapping[str, Handler] = {
    "leesGezondheid": toestand.lees_gezondheid,
    "leesInfo": toestand.lees_info,
    "zetTerug": toestand.zet_terug,
    "leesProfiel": instellingen.lees_profiel,
    "zetProfiel": instellingen.zet_profiel,
    "leesKlok": instellingen.lees_klok,
    "zetKlok": instellingen.zet_klok,
    "zetKlokVerder": instellingen.zet_klok_verder,
    "leesZaad": instellingen.lees_zaad,
    "zetZaad": instellingen.zet_zaad,
    "leverAan": aanleveringen.lever_aan,
    "leesAanleveringen": aanleveringen.lees_aanleveringen,
    "leesAanlevering": aanleveringen.lees_aanlevering,
    "leesResultaat": aanleveringen.lees_resultaat,
    "leesPakket": aanleveringen.lees_pakket,
    "neemStap": aanleveringen.neem_stap,
    "deelBruidsschatToe": bruidsschat.deel_bruidsschat_toe,
    "leesValidatieregels": validatieregels.lees_validatieregels,
    "leesValidatieregel": validatieregels.lees_validatieregel,
    "leesSnapshots": snapshots.lees_snapshots,
    "leesSnapshot": snapshots.lees_snapshot,
    "bewaarSnapshot": snapshots.bewaar_snapshot,
    "verwijderSnapshot": snapshots.verwijder_snapshot,
    "herstelSnapshot": snapshots.herstel_snapshot,
    "leesJournaal": journaal.lees_journaal,
    "leegJournaal": journaal.leeg_journaal,
    "telJournaal": journaal.tel_journaal,
    "wachtOpJournaal": journaal.wacht_op_journaal,
    "leesStoringen": storingen.lees_storingen,
    "zetStoringen": storingen.zet_storingen,
    "wisStoringen": storingen.wis_storingen,
    "leesOmgevingen": omgevingen.lees_omgevingen,
    "beeindigOmgeving": omgevingen.beeindig_omgeving,
}
