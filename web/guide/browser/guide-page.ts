import { continueInChat } from './continue-in-chat.ts'
import { exploreChart } from './explore-chart.ts'
import { filterTable } from './filter-table.ts'
import { keepOffline } from './keep-offline.ts'
import { offerTools } from './offer-tools.ts'
import { openTerminals } from './open-terminals.ts'

// The pages are complete without this script; it only adds what needs scripting.
offerTools(document)
openTerminals(document)
filterTable(document)
exploreChart(document)
continueInChat(document)
keepOffline(document)
