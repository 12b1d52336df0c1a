import './chart/flow-chart.test.ts'
