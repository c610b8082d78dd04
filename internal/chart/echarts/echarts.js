// The parts of ECharts that the options of our charts use, and no others. The canvas renderer is left out: it breaks
// under require-trusted-types-for. So is ECharts' toolbox, whose icons no key reaches, and its aria component, which
// speaks English: the page has buttons and words of its own.
import { init, use } from "echarts/core";
import { BarChart, LineChart, ScatterChart } from "echarts/charts";
import { DataZoomComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";

use([BarChart, LineChart, ScatterChart, DataZoomComponent, GridComponent, LegendComponent, TooltipComponent, LabelLayout, SVGRenderer]);

export { init };
